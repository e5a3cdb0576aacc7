#pragma once

/// syncfs(2), which the C library declares only for GNU programs.
int syncfs(int descriptor);
