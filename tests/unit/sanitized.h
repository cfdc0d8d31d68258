/* sanitized.h - whether the build has sanitizers: what goes through much input takes less of it there, since ./check
 * also runs it whole in a release */
#ifndef TESTS_SANITIZED_H
#define TESTS_SANITIZED_H

#ifdef READOUT_ARENA_MALLOC
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

#endif
