package dk.sluse.delivery;

import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.scheme.SchemeId;

/**
 * Data that a package has beside those of registers: own data of the authority, or data made for one purpose. De-identified.
 *
 * @param name in the package; unique in the scheme
 * @param version later ones replace earlier ones, period by period
 * @param path of the file, relative to the installation's folder
 * @param content how it stands in a package's manifest, with one file
 */
public record Supplement(
        SchemeId scheme, Kind kind, String name, String period, int version, String path, PackagedRegister content) {

    /** Where the data come from. */
    public enum Kind {
        OWN,
        TAILORED
    }

    public Manifest.PackagedFile file() {
        return content.files().getFirst();
    }
}
