package dk.sluse.agent.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The system calls that programs in a sandbox may make, as a program for the kernel (classic BPF, x86-64). Calls that reach beyond the
 * sandbox are refused by name, calls that are newer than this list by number, and those of the other calling conventions end the program.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html">Seccomp BPF</a>
 */
public final class SeccompFilter {

    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_GREATER_OR_EQUAL = 0x35;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    /** Where the parts of {@code struct seccomp_data} lie; arguments are 64 bits wide, low half first. */
    private static final int NUMBER = 0;

    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int SECOND_ARGUMENT = 24;

    private static final int X86_64 = 0xC000003E;
    private static final int X32 = 0x40000000;

    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL = 0x80000000;
    private static final int REFUSE = 0x00050000;
    private static final int NOT_PERMITTED = REFUSE | 1;
    private static final int NO_SUCH_CALL = REFUSE | 38;
    private static final int NO_SUCH_FAMILY = REFUSE | 97;

    private static final int CLONE = 56;
    private static final int CLONE3 = 435;
    private static final int IOCTL = 16;
    private static final int PERSONALITY = 135;
    private static final int SOCKET = 41;
    private static final int SOCKETPAIR = 53;

    /** The last call that this list was held against: {@code listns}, Linux 6.18. */
    private static final int LAST_KNOWN = 470;

    /** New namespaces of every kind: mount, cgroup, uts, ipc, user, pid, net, time. */
    private static final int NEW_NAMESPACES =
            0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000 | 0x00000080;

    /** Typing into a terminal (TIOCSTI), and into a console (TIOCLINUX). */
    private static final List<Integer> TERMINAL_TRICKS = List.of(0x5412, 0x541C);

    /** Sockets in the file system, and the addresses of the sandbox's own network, which has no other end. */
    private static final List<Integer> FAMILIES = List.of(1, 2, 10);

    /** The ordinary ways of running a program; not those that weaken its memory. */
    private static final List<Integer> PERSONALITIES = List.of(0, 0x0008, 0x20000, 0x20008, 0xFFFFFFFF);

    /** Calls that no analysis needs, by why. */
    private static final int[][] REFUSED = {
        // other programs' memory and control: ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd,
        // process_madvise
        {101, 310, 311, 312, 438, 440},
        // keyrings, which are not in a namespace: add_key, request_key, keyctl
        {248, 249, 250},
        // mounts and roots: pivot_root, chroot, mount, umount2, open_tree, move_mount, fsopen, fsconfig, fsmount,
        // fspick, mount_setattr,
        // statmount, listmount, open_tree_attr
        {155, 161, 165, 166, 428, 429, 430, 431, 432, 433, 442, 457, 458, 467},
        // namespaces: unshare, setns, listns
        {272, 308, 470},
        // files by handle, past every folder: name_to_handle_at, open_by_handle_at
        {303, 304},
        // parts of the kernel with a history of holes: bpf, userfaultfd, perf_event_open, io_uring (3), vmsplice,
        // memfd_secret
        {321, 323, 298, 425, 426, 427, 278, 447},
        // the machine: swapon, swapoff, reboot, sethostname, setdomainname, iopl, ioperm, init_module, delete_module,
        // quotactl, acct,
        // settimeofday, clock_settime, clock_adjtime, adjtimex, kexec_load, finit_module, kexec_file_load, quotactl_fd,
        // syslog, vhangup,
        // sysctl, uselib, ustat, sysfs, nfsservctl, create_module, get_kernel_syms, query_module, lookup_dcookie,
        // modify_ldt
        {
            167, 168, 169, 170, 171, 172, 173, 175, 176, 179, 163, 164, 227, 305, 159, 246, 313, 320, 443, 103, 153,
            156, 134, 136, 139, 180, 174, 177, 178, 212, 154
        },
        // what others have read: fanotify_init, fanotify_mark, cachestat, mincore; where memory lies: migrate_pages,
        // move_pages
        {300, 301, 451, 27, 256, 279},
    };

    private final ByteArrayOutputStream program = new ByteArrayOutputStream();

    private SeccompFilter() {}

    /** The program as bwrap reads it. */
    public static byte[] bytes() {
        return new SeccompFilter().write();
    }

    private byte[] write() {
        load(ARCHITECTURE);
        returnUnless(X86_64, KILL);
        load(NUMBER);
        returnIf(JUMP_IF_GREATER_OR_EQUAL, X32, KILL);
        returnIf(JUMP_IF_GREATER_OR_EQUAL, LAST_KNOWN + 1, NO_SUCH_CALL);
        returnIf(JUMP_IF_EQUAL, CLONE3, NO_SUCH_CALL);
        for (int[] calls : REFUSED) {
            for (int call : calls) {
                returnIf(JUMP_IF_EQUAL, call, NOT_PERMITTED);
            }
        }
        inCall(CLONE, FIRST_ARGUMENT, 3);
        returnIf(JUMP_IF_ANY_BIT, NEW_NAMESPACES, NOT_PERMITTED);
        give(ALLOW);
        inCall(IOCTL, SECOND_ARGUMENT, 2 * TERMINAL_TRICKS.size() + 1);
        TERMINAL_TRICKS.forEach(trick -> returnIf(JUMP_IF_EQUAL, trick, NOT_PERMITTED));
        give(ALLOW);
        only(PERSONALITY, PERSONALITIES, NOT_PERMITTED);
        only(SOCKET, FAMILIES, NO_SUCH_FAMILY);
        only(SOCKETPAIR, FAMILIES, NO_SUCH_FAMILY);
        give(ALLOW);
        return program.toByteArray();
    }

    /** A call whose first argument is one of these, or is refused. */
    private void only(int call, List<Integer> values, int otherwise) {
        inCall(call, FIRST_ARGUMENT, 2 * values.size() + 1);
        values.forEach(value -> returnIf(JUMP_IF_EQUAL, value, ALLOW));
        give(otherwise);
    }

    /** Looks at an argument of a call; other calls skip so many instructions. The argument must lead to an end. */
    private void inCall(int call, int argument, int instructions) {
        instruction(JUMP_IF_EQUAL, 0, instructions + 1, call);
        load(argument);
    }

    private void load(int offset) {
        instruction(LOAD, 0, 0, offset);
    }

    private void returnIf(int condition, int value, int answer) {
        instruction(condition, 0, 1, value);
        give(answer);
    }

    private void returnUnless(int value, int answer) {
        instruction(JUMP_IF_EQUAL, 1, 0, value);
        give(answer);
    }

    private void give(int answer) {
        instruction(RETURN, 0, 0, answer);
    }

    private void instruction(int code, int ifTrue, int ifFalse, int value) {
        program.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) code)
                .put((byte) ifTrue)
                .put((byte) ifFalse)
                .putInt(value)
                .array());
    }
}
