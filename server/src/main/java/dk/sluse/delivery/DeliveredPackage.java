package dk.sluse.delivery;

import java.nio.file.Path;
import java.util.List;

/**
 * A package that may be used.
 *
 * @param folder where its files lie; absolute
 */
public record DeliveredPackage(Path folder, Manifest manifest) {

    /** Where code tables lie in a package. */
    public static final String CODES = "codes";

    /** The version of the bank that a period is held of; 0 where it is not. */
    public int bankVersion(String register, String period) {
        return manifest.register(register)
                .flatMap(packaged -> packaged.file(period))
                .map(Manifest.PackagedFile::bankVersion)
                .orElse(0);
    }

    /** The codes of a list with their texts. */
    public Path codeTable(String list) {
        return codeTable(folder, list);
    }

    /** The same of a package that is being made in a folder; lists are named by people. */
    public static Path codeTable(Path folder, String list) {
        return folder.resolve(CODES).resolve(list.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".parquet");
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
