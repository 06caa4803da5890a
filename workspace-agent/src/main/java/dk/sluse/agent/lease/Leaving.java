package dk.sluse.agent.lease;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends what stands on disks that a machine has lost: first what runs, wherever it is, then what a storage that does not answer may hold up. */
public final class Leaving {

    /** What stands on disks. */
    public interface Tenants {

        /** Those of which anything runs. */
        Set<Integer> there() throws IOException;

        /** The files that one stands on. */
        Set<Path> disks(int tenant) throws IOException;

        /** Ends what runs of it, and touches no file. */
        void kill(int tenant) throws IOException;

        /** Ends all of it. */
        void end(int tenant) throws IOException;

        /** Gives up what is done with disks that nobody stands on. */
        void giveUp() throws IOException;
    }

    private interface Step {
        void take(int tenant) throws IOException;
    }

    private static final Logger LOG = System.getLogger(Leaving.class.getName());

    private final Tenants tenants;
    private final AtomicBoolean leaving = new AtomicBoolean();

    public Leaving(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Leaves some disks. Returns at once; does nothing as long as it is at it. */
    void leave(Set<Path> lost) {
        if (!lost.isEmpty()) {
            begin(() -> {
                Set<Integer> gone = new HashSet<>(tenants.there());
                gone.removeIf(one -> !standsOn(one, lost));
                leaveBy(gone);
            });
        }
    }

    /** Leaves all, without asking a storage that may not answer what there is. */
    void leaveAll() {
        begin(() -> leaveBy(tenants.there()));
    }

    private interface Act {
        void run() throws IOException;
    }

    private void begin(Act act) {
        if (leaving.compareAndSet(false, true)) {
            // A thread of the system's: what hangs in the kernel must not take those that others need.
            Thread.ofPlatform().daemon().name("leaving").start(() -> {
                try {
                    act.run();
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.ERROR, "cannot leave a disk: {0}", e.toString());
                } finally {
                    leaving.set(false);
                }
            });
        }
    }

    private void leaveBy(Set<Integer> gone) throws IOException {
        if (!gone.isEmpty()) {
            LOG.log(Level.ERROR, "workspaces {0} are ended: their disks are not this machine''s any more", gone);
        }
        gone.forEach(one -> carefully(one, tenants::kill));
        tenants.giveUp();
        gone.forEach(one -> carefully(one, tenants::end));
    }

    private static void carefully(int tenant, Step step) {
        try {
            step.take(tenant);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "workspace {0} does not leave: {1}", Integer.toString(tenant), e.toString());
        }
    }

    private boolean standsOn(int tenant, Set<Path> lost) {
        try {
            return tenants.disks(tenant).stream().anyMatch(lost::contains);
        } catch (IOException | RuntimeException _) {
            // Where not even that can be read, nothing may go on.
            return true;
        }
    }
}
