package dk.sluse.inspection.confined;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a confined process runs: this library and what it needs.
 *
 * @param classPath folders and archives
 * @param learnt where a Java machine keeps what it has learnt of the classes; of use once it is there, see {@link #rehearse}
 */
public record Program(List<Path> classPath, Path learnt) {

    private static final List<String> FLAGS = List.of(
            // Nothing that the machine says of itself may get between what the program says.
            "-Xlog:disable",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:MaxDirectMemorySize=64m",
            "-Djava.awt.headless=true",
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory");

    private static final int REHEARSAL_MEBIBYTES = 512;
    private static final long REHEARSAL_SECONDS = 120;

    /** Takes a copy of the list. */
    public Program {
        classPath = List.copyOf(classPath);
    }

    /**
     * Finds all of it. Where it is packed into a program of one file, it is unpacked.
     *
     * @param folder for what is unpacked and learnt; made if it is needed and not there
     * @throws IOException if some of it is nowhere
     */
    public static Program find(Path folder) throws IOException {
        return new Program(ClassPath.find(folder), folder.resolve("learnt"));
    }

    /**
     * Has the program look into files of its own, and keeps what the Java machine has learnt by it, so that each process begins with its classes
     * loaded and linked (JEP 483, 514). Takes some seconds; until it is done, processes begin as they would without.
     *
     * @return whether there is something to keep; a Java machine learns from archives only
     * @throws IOException if no process can be started
     */
    public boolean rehearse() throws IOException {
        if (classPath.stream().anyMatch(Files::isDirectory)) {
            return false;
        }
        Files.createDirectories(folder());
        Path unfinished = learnt.resolveSibling("unfinished");
        List<String> command =
                java(List.of("-XX:AOTCacheOutput=" + unfinished), REHEARSAL_MEBIBYTES, Rehearsal.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            boolean good = process.waitFor(REHEARSAL_SECONDS, TimeUnit.SECONDS)
                    && process.exitValue() == 0
                    && Files.exists(unfinished);
            if (good) {
                Files.move(unfinished, learnt, StandardCopyOption.ATOMIC_MOVE);
            }
            return good;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            // The machine that learns has another one write it down.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(unfinished);
        }
    }

    private Path folder() throws IOException {
        Path folder = learnt.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("what is learnt needs a folder");
        }
        return folder;
    }

    /** All files and folders that it reads. */
    List<Path> files() throws IOException {
        List<Path> files = entries();
        if (Files.exists(learnt)) {
            files.add(learnt.toRealPath());
        }
        return files;
    }

    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        for (Path entry : classPath) {
            entries.add(entry.toRealPath());
        }
        return entries;
    }

    /**
     * The command that starts it.
     *
     * @param memoryMebibytes of its heap at most
     * @param main class whose main is run
     */
    List<String> command(int memoryMebibytes, String main) throws IOException {
        return java(
                Files.exists(learnt) ? List.of("-XX:AOTCache=" + learnt.toRealPath()) : List.of(),
                memoryMebibytes,
                main);
    }

    /** The real folder of Java. */
    static Path home() throws IOException {
        return Path.of(System.getProperty("java.home")).toRealPath();
    }

    private List<String> java(List<String> learning, int memoryMebibytes, String main) throws IOException {
        String entries = entries().stream().map(Path::toString).collect(Collectors.joining(":"));
        List<String> command =
                new ArrayList<>(List.of(home().resolve("bin/java").toString()));
        command.addAll(FLAGS);
        command.addAll(learning);
        command.addAll(List.of("-Xmx" + memoryMebibytes + "m", "-cp", entries, main));
        return command;
    }
}
