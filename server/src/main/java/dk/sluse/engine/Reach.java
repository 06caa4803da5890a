package dk.sluse.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a session may read and write, and nowhere else.
 *
 * @param folders absolute paths; everything beneath them is open
 * @param files absolute paths of single files
 */
record Reach(List<Path> folders, List<Path> files) {

    String foldersSql() {
        return folders.stream().map(folder -> Sql.text(folder + "/")).collect(Collectors.joining(", ", "[", "]"));
    }

    String filesSql() {
        return files.stream().map(file -> Sql.text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    }
}
