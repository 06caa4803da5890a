package dk.sluse;

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
        Stream<Arguments> always = Stream.of(Arguments.of("da", WIDE), Arguments.of("en", NARROW));
        return Boolean.getBoolean("sluse.all")
                ? Stream.concat(always, Stream.of(Arguments.of("en", WIDE), Arguments.of("da", NARROW)))
                : always;
    }
}
