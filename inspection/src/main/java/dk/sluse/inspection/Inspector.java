package dk.sluse.inspection;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.content.TooMuch;
import dk.sluse.inspection.read.FileReader;
import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.inspection.rule.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks into files. Whatever is in one, it gives findings; what cannot be read is a finding too. */
public final class Inspector {

    private final Policy policy;
    private final Rules rules;

    /**
     * An inspector for a scheme.
     *
     * @param policy of the scheme
     * @param serials whether twelve digits are a serial number of the scheme
     */
    public Inspector(Policy policy, Predicate<String> serials) {
        this.policy = policy;
        this.rules = new Rules(policy, serials);
    }

    /**
     * Looks into a file.
     *
     * @param name as its author called it; only its ending says anything
     */
    public Inspection inspect(String name, byte[] content) {
        if (content.length > policy.sizeBytes()) {
            return new Inspection(FileType.UNKNOWN, List.of(), List.of(finding(Rule.SIZE, content.length)), false);
        }
        Reading reading = new Reading(Reading.Limits.USUAL);
        FileReader reader = new FileReader(reading);
        FileType type = reader.type(name, content);
        List<Finding> findings = new ArrayList<>();
        if (!policy.types().contains(type)) {
            findings.add(finding(Rule.TYPE, 0));
        }
        if (type.isCalledOtherwise(name)) {
            findings.add(finding(Rule.NAME, 0));
        }
        boolean whole = false;
        try {
            boolean bytes = type.isData() && !policy.types().contains(type);
            reader.read(bytes ? FileType.UNKNOWN : type, content);
            whole = !type.isData();
        } catch (TooMuch _) {
            findings.add(finding(Rule.SIZE, 0));
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // Libraries throw all of these for files that are broken.
            findings.add(finding(Rule.UNREADABLE, 0));
        }
        try {
            findings.addAll(rules.findings(reading));
        } catch (RuntimeException | StackOverflowError _) {
            whole = false;
            findings.add(finding(Rule.UNREADABLE, 0));
        }
        return new Inspection(type, reading.pieces(), findings, whole);
    }

    private static Finding finding(Rule rule, long seen) {
        return new Finding(rule, Place.WHOLE, null, seen);
    }
}
