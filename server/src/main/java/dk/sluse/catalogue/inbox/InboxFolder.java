package dk.sluse.catalogue.inbox;

import dk.sluse.installation.Home;
import dk.sluse.installation.hall.InDataHall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The inbox as it lies on disk. */
@Component
@InDataHall
class InboxFolder implements Inbox {

    private final Home home;

    InboxFolder(Home home) {
        this.home = home;
    }

    @Override
    public List<String> delivered(String owner) {
        try (Stream<Path> directories = Files.list(folder(owner))) {
            return directories
                    .filter(directory -> Files.isRegularFile(directory.resolve("datapackage.json")))
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the inbox", e);
        }
    }

    private Path folder(String owner) {
        if (!owner.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("no inbox for this office");
        }
        try {
            return Files.createDirectories(home.inbox().resolve(owner));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the inbox", e);
        }
    }
}
