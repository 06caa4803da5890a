package dk.sluse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dk.sluse");

    @Test
    void keepToTheirArrows() {
        ApplicationModules.of(
                        Sluse.class,
                        JavaClass.Predicates.resideInAnyPackage(
                                "dk.sluse.sdc..", "dk.sluse.agent..", "dk.sluse.inspection.."))
                .verify();
    }

    /** The library is no module of the server; only tables are protected, and only by what it offers for that. */
    @Test
    void leaveTheLibraryToTabulationAndItsCommand() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("dk.sluse.tabulation..", "dk.sluse.protection..", "dk.sluse.sdc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dk.sluse.sdc..")
                .check(CLASSES);
    }

    /** What a file holds that somebody wants to send home is the lock's to ask. */
    @Test
    void leaveInspectionToTheLock() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("dk.sluse.release..", "dk.sluse.inspection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dk.sluse.inspection..")
                .check(CLASSES);
    }

    /** What is root on a machine is asked by workspaces alone. */
    @Test
    void leaveTheAgentToWorkspaces() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("dk.sluse.workspace..", "dk.sluse.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dk.sluse.agent..")
                .check(CLASSES);
    }
}
