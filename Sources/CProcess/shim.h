#include <sys/prctl.h>
#include <sys/signalfd.h>

/* prctl(2) takes its arguments by `...`, which Swift does not import. */

/* No core dump is written of this process, and none of its user's other processes may read its memory. */
static inline int process_forbid_core_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* A descriptor that can be read once one of the blocked signals waits; -1 where there is none. */
static inline int process_signals(const sigset_t *blocked) { return signalfd(-1, blocked, SFD_CLOEXEC); }
