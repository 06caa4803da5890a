package dk.sluse.delivery.web;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.Manifest.PackagedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A package as programs see it: what can be asked for. How its owners protect it stays with the office. */
record ApiPackage(String scheme, int version, List<ApiRegister> registers, List<CodeList> codeLists) {

    /** A register of the package. */
    record ApiRegister(String name, Titles titles, String unit, List<Variable> variables, List<ApiPeriod> periods) {}

    /**
     * A period of a register.
     *
     * @param rows null where the authority chose whom they are about
     */
    record ApiPeriod(String period, @Nullable Long rows, String sha256) {

        static ApiPeriod of(PackagedFile file) {
            return new ApiPeriod(file.period(), file.told(file.rows()), file.sha256());
        }
    }

    static ApiPackage of(Manifest manifest) {
        List<ApiRegister> registers = manifest.registers().stream()
                .map(one -> new ApiRegister(
                        one.register().name(),
                        one.register().titles(),
                        one.register().unit(),
                        one.variables(),
                        one.files().stream().map(ApiPeriod::of).toList()))
                .toList();
        return new ApiPackage(manifest.scheme(), manifest.version(), registers, manifest.codeLists());
    }
}
