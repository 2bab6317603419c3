/* Corrects GCC's AMX tile intrinsics before ggml uses them; forced in front of its C++ sources.
 *
 * GCC (12 at least) tells its optimiser that ldtilecfg reads 8 bytes of the 64, and that the tile
 * loads and stores touch no memory at all. Stores into the configuration are then dropped as dead,
 * the processor gets whatever lay on the stack, and the first matrix product on Q8_0 weights ends
 * in SIGSEGV. Here each says what it touches.
 */
#pragma once

#if defined(__AMX_TILE__) && defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

#include <immintrin.h>

static inline __attribute__((always_inline)) void cyinfer_tile_loadconfig(const void * config) {
    __asm__ volatile("ldtilecfg\t%0" : : "m"(*(const char(*)[64])config) : "memory");
}

#define _tile_loadconfig(config) cyinfer_tile_loadconfig(config)

/* Two levels each, so that a register given as a macro becomes its number first. */
#undef _tile_loadd
#define _tile_loadd(dst, base, stride) cyinfer_tile_loadd(dst, base, stride)
#define cyinfer_tile_loadd(dst, base, stride)                                             \
    __asm__ volatile("{tileloadd\t(%0,%1,1), %%tmm" #dst "|tileloadd\t%%tmm" #dst         \
                     ", [%0+%1*1]}"                                                       \
                     :: "r"((const void *)(base)), "r"((long)(stride)) : "memory")

#undef _tile_stored
#define _tile_stored(src, base, stride) cyinfer_tile_stored(src, base, stride)
#define cyinfer_tile_stored(src, base, stride)                                            \
    __asm__ volatile("{tilestored\t%%tmm" #src ", (%0,%1,1)|tilestored\t[%0+%1*1], %%tmm" \
                     #src "}"                                                             \
                     :: "r"((void *)(base)), "r"((long)(stride)) : "memory")

#endif
