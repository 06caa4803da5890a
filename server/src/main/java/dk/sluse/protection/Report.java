package dk.sluse.protection;

import dk.sluse.sdc.coarsening.Coarsening;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.Explainer;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is told of a protected table to whoever had it made; it has confidential figures where it explains. */
final class Report {

    private Report() {}

    static Map<String, Object> of(
            ProtectedTable safe, List<SafetyRule> rules, Protection protection, Specification specification) {
        Table table = safe.table();
        long unsafe = IntStream.range(0, table.shape().cells())
                .filter(cell -> rules.stream().anyMatch(rule -> rule.finds(table, cell)))
                .count();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("cells", table.shape().cells());
        report.put("unsafe", unsafe);
        report.put("hidden", safe.suppressed());
        report.put("rules", new ArrayList<>(specification.rules()));
        report.put("method", protection.cost() + " " + protection.effort());
        report.put(
                "audited",
                "every hidden figure, by proofs and linear programming, none narrower than its rule demands");
        if (specification.proposals() > 0) {
            report.put("coarsening", proposals(safe, rules, protection, specification.proposals()));
        }
        if (specification.explains()) {
            Explainer explainer = new Explainer(safe, rules, protection);
            Explanations words = new Explanations(table, specification.locale());
            report.put(
                    "explanations",
                    explainer
                            .hidden()
                            .mapToObj(explainer::explain)
                            .map(words::text)
                            .toList());
        }
        return report;
    }

    private static List<Map<String, Object>> proposals(
            ProtectedTable safe, List<SafetyRule> rules, Protection protection, int most) {
        List<Map<String, Object>> proposals = new ArrayList<>();
        for (Coarsening.Proposal proposal : Coarsening.proposals(safe, rules, protection, most)) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put(
                    "dimension",
                    safe.table().shape().dimensions().get(proposal.dimension()).name());
            told.put("merge", proposal.merged());
            told.put("hidden", proposal.table().suppressed());
            told.put("moreCellsShown", proposal.gained());
            proposals.add(told);
        }
        return proposals;
    }
}
