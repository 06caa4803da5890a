package dk.sluse.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Measures what this process uses: the CPU time of all its threads, those of the engine too, and its memory. */
final class Meter {

    private static final Path STATUS = Path.of("/proc/self/status");

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long cpu = SYSTEM.getProcessCpuTime();
    private final long wall = System.nanoTime();

    /** Seconds of both kinds. */
    record Cost(double cpu, double wall) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f s CPU, %.1f s", cpu, wall);
        }
    }

    private Meter() {}

    static Meter start() {
        return new Meter();
    }

    Cost stop() {
        return new Cost((SYSTEM.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
    }

    /** From now on the peak is that of what comes. */
    static void forgetPeak() throws IOException {
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    /** The most memory that was in use at once. */
    static double peakGibibytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0 / 1024.0)
                .findFirst()
                .orElseThrow();
    }
}
