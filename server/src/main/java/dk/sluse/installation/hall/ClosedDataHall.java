package dk.sluse.installation.hall;

import dk.sluse.installation.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** Proves at the start that this process cannot open what it is apart from. */
@Component
@ApartFromDataHall
class ClosedDataHall {

    ClosedDataHall(Home home) {
        for (String name : List.of("bank", "vault", "inbox")) {
            Path folder = home.root().resolve(name);
            if (!Files.isDirectory(folder)) {
                throw unfit("there is no folder " + folder + "; start ./sluse data-hall first, as another user");
            }
            if (Files.isReadable(folder) || Files.isWritable(folder)) {
                throw unfit("this process can open " + folder + ", which belongs to the data hall alone");
            }
        }
    }

    private static InvalidConfigurationPropertyValueException unfit(String reason) {
        return new InvalidConfigurationPropertyValueException("sluse.data-hall", "apart", reason);
    }
}
