package dk.sluse.tabulation.plan;

import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest.PackagedRegister;

/** A variable of the package in its register. */
public record Column(PackagedRegister register, Variable variable) {

    public String registerName() {
        return register.register().name();
    }
}
