// Removes the names that Vectors.h and the bodies define, so that they can be defined for the next instruction set.
#undef EVEN
#undef ODD
#undef BIN_BEFORE
#undef REAL_PARTS
#undef IMAGINARY_PARTS
#undef MIDDLE_PAIRS
#undef TWICE_LOWER
#undef TWICE_UPPER
#undef PAIRS_LOWER
#undef PAIRS_UPPER
#undef SWAPPED
#undef KERNEL
#undef KERNEL_SET
#undef LANES
