#pragma once

// A library for LD_PRELOAD. It replaces the C library's calls on files, counts those below one folder, and makes one
// of them fail. Environment variables control it:
//
// FAULTS_FOLDER   the folder, without symbolic links; calls elsewhere are neither counted nor changed
// FAULTS_KIND     EIO, ENOSPC, EDQUOT, EMFILE, ENOMEM, EINTR, short (half of the bytes are read or written) or
//                 partial (half of the bytes are written, the next write of the file fails with ENOSPC)
// FAULTS_CALL     the number, from 1 on, of the call that fails, counting only calls that can fail like this; 0 or
//                 unset: count only
// FAULTS_LASTING  if set, all later calls fail as well
// FAULTS_KILL     if set, the program is killed before that call instead
// FAULTS_REPORT   a file that gets a line for every failed call (every counted call with FAULTS_CALL=0): its number,
//                 name and path
//
// SIGALRM ends a program that still runs after two minutes.
