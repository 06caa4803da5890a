package dk.sluse.agent.lease;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Ends what stands on disks that a machine has lost: first what runs, wherever it is, then what a storage that does not answer may hold up. */
public final class Leaving implements Consumer<Set<Path>> {

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
    }

    private static final Logger LOG = System.getLogger(Leaving.class.getName());

    private final Tenants tenants;
    private final AtomicBoolean leaving = new AtomicBoolean();

    public Leaving(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Returns at once; does nothing as long as it is at it. */
    @Override
    public void accept(Set<Path> lost) {
        if (leaving.compareAndSet(false, true)) {
            Thread.ofVirtual().name("leaving").start(() -> {
                leave(lost);
                leaving.set(false);
            });
        }
    }

    private void leave(Set<Path> lost) {
        try {
            Set<Integer> gone = new HashSet<>(tenants.there());
            gone.removeIf(one -> !standsOn(one, lost));
            for (int one : gone) {
                tenants.kill(one);
            }
            for (int one : gone) {
                LOG.log(Level.ERROR, "workspace {0} is ended: its disk is another machine''s", Integer.toString(one));
                tenants.end(one);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "cannot leave a disk: {0}", e.toString());
        }
    }

    private boolean standsOn(int tenant, Set<Path> lost) {
        try {
            return tenants.disks(tenant).stream().anyMatch(lost::contains);
        } catch (IOException _) {
            // Where not even that can be read, nothing may go on.
            return true;
        }
    }
}
