#pragma once

// A library to be preloaded (LD_PRELOAD): it stands in front of the C library's calls on files, counts those below
// one folder, and makes one of them fail. It reads its orders from the environment:
//
// FAULTS_FOLDER   the folder, without symbolic links; calls elsewhere are neither counted nor changed
// FAULTS_KIND     EIO, ENOSPC, EDQUOT, EMFILE, ENOMEM, EINTR, short (half of the bytes are read or written) or
//                 partial (half of the bytes are written, the next write of the file fails with ENOSPC)
// FAULTS_CALL     which of the calls that can fail like this does, from 1 on; 0 or nothing: none, they are only counted
// FAULTS_LASTING  when set, all the later ones fail as well
// FAULTS_REPORT   a file to which a line is added for every failure or, when calls are only counted, for every call:
//                 its number, its name and its path
//
// SIGALRM ends a program that still runs after two minutes.
