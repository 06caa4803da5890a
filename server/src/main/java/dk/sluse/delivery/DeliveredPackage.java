package dk.sluse.delivery;

import java.nio.file.Path;
import java.util.List;

/**
 * A package that may be used.
 *
 * @param folder where its files lie; absolute
 */
public record DeliveredPackage(Path folder, Manifest manifest) {

    /** The files of these periods of a register, in the order of the periods. */
    public List<Path> files(String register, List<String> periods) {
        Manifest.PackagedRegister packaged = manifest.register(register).orElseThrow();
        return periods.stream()
                .map(period ->
                        folder.resolve(packaged.file(period).orElseThrow().path()))
                .toList();
    }
}
