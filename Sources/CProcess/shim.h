#include <linux/memfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

/* prctl(2) takes its arguments by `...`, which Swift does not import. */

/* No core dump is written of this process, and none of its user's other processes may read its memory. */
static inline int process_forbid_core_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* A descriptor that can be read once one of the blocked signals waits; -1 where there is none. */
static inline int process_signals(const sigset_t *blocked) { return signalfd(-1, blocked, SFD_CLOEXEC); }

/* glibc declares memfd_create(2) for _GNU_SOURCE only, which a module of Swift is not read with. */
extern int memfd_create(const char *name, unsigned int flags);

/* A file that is only in memory, and closed in a child; -1 where there is none. */
static inline int process_memory_file(void) { return memfd_create("tenmatsu", MFD_CLOEXEC); }
