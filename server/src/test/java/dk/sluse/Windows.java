package dk.sluse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Languages and widths; see {@link InWindows}. */
final class Windows implements ArgumentsProvider {

    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        List<Arguments> windows = List.of(
                Arguments.of("da", WIDE),
                Arguments.of("en", NARROW),
                Arguments.of("en", WIDE),
                Arguments.of("da", NARROW));
        return Boolean.getBoolean("sluse.all")
                ? windows.stream()
                : Stream.of(windows.get(
                        Math.floorMod(context.getRequiredTestMethod().getName().hashCode(), 2)));
    }
}
