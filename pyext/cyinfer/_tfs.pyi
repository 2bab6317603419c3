import numpy as np
import numpy.typing as npt

def keep_count(logits: npt.NDArray[np.float32], z: float, min_keep: int = 1) -> int: ...
