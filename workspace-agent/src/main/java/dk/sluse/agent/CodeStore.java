package dk.sluse.agent;

import dk.sluse.agent.kernel.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A scheme's store of code: a bare Git repository that all who work in it push to. They share its objects and its branches. The folder
 * itself is each one's own, and what tells Git what to run lies in files of root's there, so that nobody who pushes or fetches runs what a
 * colleague has put in his way.
 *
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">gitrepository-layout</a>
 */
final class CodeStore {

    private static final String CONFIG = """
            [core]
            \trepositoryformatversion = 0
            \tfilemode = true
            \tbare = true
            \tsharedRepository = group
            \tlogAllRefUpdates = false
            [gc]
            \tauto = 0
            [receive]
            \tautogc = false
            \tdenyNonFastForwards = true
            \tdenyDeletes = true
            \tfsckObjects = true
            """;

    private static final String INSIDE = "/code.git";
    private static final List<String> SHARED = List.of("objects", "objects/pack", "refs/heads", "refs/tags");

    private CodeStore() {}

    /**
     * Makes it, or leaves it as it is.
     *
     * @param group of who works in the scheme
     */
    static void make(Path folder, int group) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Path making = folder.resolveSibling(folder.getFileName() + ".making");
        Host.run("rm", "-rf", "--one-file-system", making.toString());
        Files.createDirectories(making.resolve("objects/info"));
        for (String shared : SHARED) {
            Files.createDirectories(making.resolve(shared));
        }
        Files.writeString(making.resolve("config"), CONFIG);
        Files.writeString(making.resolve("HEAD"), "ref: refs/heads/main\n");
        // Branches are files, and stay so: what packs them would take them from the others.
        Files.createFile(making.resolve("packed-refs"));
        Host.run("chgrp", "-R", Integer.toString(group), making.toString());
        Host.run("chmod", "-R", "u=rwX,g=rX,o=", making.toString());
        for (String shared : SHARED) {
            Host.run("chmod", "g+ws", making.resolve(shared).toString());
        }
        // Nobody takes away what is root's, or a colleague's, among the objects.
        for (String kept : List.of("objects", "objects/pack")) {
            Host.run("chmod", "+t", making.resolve(kept).toString());
        }
        Files.move(making, folder);
    }

    /** What shows it in a sandbox. */
    static List<String> shown(Path folder) {
        return List.of(
                "--perms",
                "0700",
                "--size",
                "1048576",
                "--tmpfs",
                INSIDE,
                "--ro-bind",
                folder.resolve("config").toString(),
                INSIDE + "/config",
                "--ro-bind",
                folder.resolve("HEAD").toString(),
                INSIDE + "/HEAD",
                "--bind",
                folder.resolve("objects").toString(),
                INSIDE + "/objects",
                "--bind",
                folder.resolve("refs").toString(),
                INSIDE + "/refs",
                "--ro-bind",
                folder.resolve("packed-refs").toString(),
                INSIDE + "/packed-refs");
    }
}
