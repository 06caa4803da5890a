package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dk.sluse.catalogue.Fault;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.tabulation.DefinitionFault;
import dk.sluse.tabulation.SafeTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the house style asks for and no tool checks by itself. */
class HouseRulesTest {

    private static final int MOST_TYPES = 15;
    private static final Pattern MESSAGE = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[(}]");

    @Test
    void keepsPackagesSmall() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dk.sluse");

        Map<String, Long> sizes = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .hasSizeGreaterThan(15)
                .allSatisfy((name, size) -> assertThat(size)
                        .as(name)
                        .isLessThanOrEqualTo(name.equals("dk.sluse.synthetic") ? 30 : MOST_TYPES));
    }

    @Test
    void speaksDanishAndEnglishCompletely() {
        Properties danish = messages("/messages.properties");
        Properties english = messages("/messages_en.properties");

        assertThat(english.stringPropertyNames()).isEqualTo(danish.stringPropertyNames());
        for (String key : danish.stringPropertyNames()) {
            assertThat(arguments(english.getProperty(key))).as(key).isEqualTo(arguments(danish.getProperty(key)));
            assertThat(danish.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void hasAMessageForEveryKeyOfTheTemplates() throws IOException {
        Properties danish = messages("/messages.properties");
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Matcher matcher = MESSAGE.matcher(Files.readString(template));
                while (matcher.find()) {
                    if (!danish.containsKey(matcher.group(1))) {
                        missing.add(template.getFileName() + ": " + matcher.group(1));
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void hasAMessageForEveryFaultAndStatus() {
        Properties danish = messages("/messages.properties");

        for (Class<? extends Enum<?>> codes :
                Set.of(DefinitionFault.Code.class, SafeTable.Status.class, Fault.Kind.class)) {
            String prefix = Map.of(
                            DefinitionFault.Code.class, "tabulation.fault.",
                            SafeTable.Status.class, "tabulation.status.",
                            Fault.Kind.class, "catalogue.fault.")
                    .get(codes);
            for (Enum<?> code : codes.getEnumConstants()) {
                assertThat(danish).containsKey(prefix + code.name());
            }
        }
    }

    /** Types that hold secrets or identifiers never print them. */
    @Test
    void printsNothingConfidential() {
        assertThat(new Credentials("secret", "secret").toString()).doesNotContain("secret");
        assertThat(new Person(new PersonId("p"), "who@example.dk", "Who Ever", Set.of(Role.ANALYST), "x", Locale.ROOT)
                        .toString())
                .doesNotContain("Who", "who@");
    }

    private static Set<String> arguments(String text) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties messages(String file) {
        Properties properties = new Properties();
        try (InputStream in = HouseRulesTest.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
