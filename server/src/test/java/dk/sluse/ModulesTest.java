package dk.sluse;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void keepToTheirArrows() {
        ApplicationModules.of(Sluse.class).verify();
    }
}
