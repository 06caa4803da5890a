package dk.sluse;

import com.microsoft.playwright.Page;
import dk.sluse.installation.Folders;
import dk.sluse.people.Role;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One workplace and one browser for all test classes that can share them, as starting them takes longer than most of what is tested. Each
 * class has people of its own, by names that no other has, and ends what they have opened.
 */
final class SharedWorkplace implements BeforeAllCallback, ParameterResolver {

    /** What is shared; given to tests that ask for it. */
    static final class Shared implements AutoCloseable {

        final Path root;
        final Workplace place;
        final Browser browser;

        private Shared() throws Exception {
            root = Files.createTempDirectory("workplace");
            place = Workplace.start(root, "core", "--sluse.workspace.recording.on=true");
            browser = Browser.open(place.sluse.port());
        }

        /** A window in which an analyst of the scheme has signed in. */
        Page analyst(String name) {
            Page page = browser.window(1280, 900);
            PagesTest.signIn(
                    page, name, place.analyst(name), place.sluse.clock().instant());
            return page;
        }

        /** A window in which somebody of the office has signed in. */
        Page office(String name) {
            Page page = browser.window(1280, 900);
            PagesTest.signIn(
                    page,
                    name,
                    place.sluse.person(name, Role.RESEARCH_SERVICES, "office"),
                    place.sluse.clock().instant());
            return page;
        }

        @Override
        public void close() throws IOException {
            browser.close();
            place.close();
            // What ends may still write a file meanwhile.
            Awaitility.await()
                    .ignoreException(DirectoryNotEmptyException.class)
                    .untilAsserted(() -> Folders.delete(root));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ = shared(context);
    }

    private static Shared shared(ExtensionContext context) {
        return Objects.requireNonNull(context.getRoot()
                .getStore(Namespace.create(SharedWorkplace.class))
                .computeIfAbsent(SharedWorkplace.class, _ -> start(), Shared.class));
    }

    private static Shared start() {
        try {
            return new Shared();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no workplace can be started", e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Shared.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }
}
