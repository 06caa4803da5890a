package dk.sluse.delivery;

import java.nio.file.Path;
import java.util.List;

/**
 * A package that may be used.
 *
 * @param folder where its files lie; absolute
 */
public record DeliveredPackage(Path folder, Manifest manifest) {

    /** The version of the bank that a period is held of; 0 where it is not. */
    public int bankVersion(String register, String period) {
        return manifest.register(register)
                .flatMap(packaged -> packaged.file(period))
                .map(Manifest.PackagedFile::bankVersion)
                .orElse(0);
    }

    /** The files of these periods of a register, in the order of the periods. */
    public List<Path> files(String register, List<String> periods) {
        Manifest.PackagedRegister packaged = manifest.register(register).orElseThrow();
        return periods.stream()
                .map(period ->
                        folder.resolve(packaged.file(period).orElseThrow().path()))
                .toList();
    }
}
