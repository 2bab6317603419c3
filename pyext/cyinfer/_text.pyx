"""Pieces of tokens in, whole text out.

Bytes are held back while they end inside a UTF-8 character or may be the start of a stop string.
Text leaves at the end of a token, so each released text belongs to a run of whole tokens; the last
one's index goes with it.
"""

cimport cython

from libcpp.string cimport npos, string
from libcpp.vector cimport vector


cdef size_t _incomplete_tail(const string &text) noexcept nogil:
    """How many bytes at the end are an unfinished UTF-8 character."""
    cdef size_t n = text.size(), back, need
    cdef unsigned char byte
    for back in range(1, min(n, <size_t>3) + 1):
        byte = <unsigned char>text[n - back]
        if byte & 0xC0 == 0x80:
            continue
        if byte >= 0xF0 and byte < 0xF5:
            need = 4
        elif byte >= 0xE0:
            need = 3 if byte < 0xF0 else 1
        elif byte >= 0xC2:
            need = 2
        else:
            need = 1
        return back if need > back else 0
    return 0


cdef size_t _stop_start(const string &text, const string &stop) noexcept nogil:
    """The length of the longest end of `text` that begins `stop` without being all of it."""
    cdef size_t n = text.size(), k = min(n, stop.size() - 1)
    while k > 0:
        if text.compare(n - k, k, stop, 0, k) == 0:
            return k
        k -= 1
    return 0


@cython.final
cdef class TextStream:
    """Joins pieces, cuts at the first stop string.

    Parameters
    ----------
    stops : sequence of bytes
        Literal stop strings, none empty.
    """

    def __cinit__(self, stops=()):
        self.longest_stop = 0
        self.ready_index = -1
        for stop in stops:
            self.stops.push_back(<string>stop)
            self.longest_stop = max(self.longest_stop, <size_t>len(stop))

    cdef bint feed(self, const string &piece) except -1 nogil:
        """Add one token's bytes; what may leave is appended to `ready`. True at a stop string."""
        cdef size_t searched = self.held.size()
        self.held.append(piece)
        self.ends.push_back(self.held.size())
        if self._cut_at_stop(searched):
            self.stopped = True
            self._release_all()
            return True
        self._release(self._safe_size())
        return False

    cdef int flush(self) except -1 nogil:
        """Append whatever is still held to `ready`."""
        self._release_all()
        return 0

    cdef bint _cut_at_stop(self, size_t searched) noexcept nogil:
        """Cut the held text before the stop string that begins first, if there is one."""
        cdef size_t at, found = npos
        cdef size_t begin = searched - min(searched, self.longest_stop)
        cdef size_t i
        for i in range(self.stops.size()):
            at = self.held.find(self.stops[i], begin)
            found = min(found, at)
        if found == npos:
            return False
        self.held.resize(found)
        return True

    cdef size_t _safe_size(self) noexcept nogil:
        """How many held bytes can neither grow a character nor become a stop string."""
        cdef size_t back = _incomplete_tail(self.held)
        cdef size_t i
        for i in range(self.stops.size()):
            back = max(back, _stop_start(self.held, self.stops[i]))
        return self.held.size() - back

    cdef int _release(self, size_t safe) except -1 nogil:
        """Release the whole tokens that lie in the first `safe` bytes, on a character's edge."""
        cdef size_t count = self.ends.size(), size, i
        while count > 0:
            size = self.ends[count - 1]
            if size <= safe and (
                size == self.held.size() or (<unsigned char>self.held[size]) & 0xC0 != 0x80
            ):
                break
            count -= 1
        if count == 0:
            return 0
        size = self.ends[count - 1]
        self.ready.append(self.held, 0, size)
        self.held.erase(0, size)
        self.ends.erase(self.ends.begin(), self.ends.begin() + count)
        for i in range(self.ends.size()):
            self.ends[i] -= size
        self.first_held += <int>count
        self.ready_index = self.first_held - 1
        return 0

    cdef int _release_all(self) except -1 nogil:
        if self.ends.empty():
            return 0
        self.ready.append(self.held)
        self.held.clear()
        self.first_held += <int>self.ends.size()
        self.ends.clear()
        self.ready_index = self.first_held - 1
        return 0

    def push(self, bytes piece not None):
        """Add one token's bytes; (text that may leave, its last token's index, stopped)."""
        self.ready.clear()
        cdef bint stopped = self.feed(<string>piece)
        return self.text(), self.ready_index, stopped

    def finish(self):
        """End the text; (what was still held, the last token's index)."""
        self.ready.clear()
        self.flush()
        return self.text(), self.ready_index

    def text(self) -> str:
        """What `ready` holds; bytes that are no UTF-8 become U+FFFD."""
        return self.ready.decode("utf-8", "replace")
