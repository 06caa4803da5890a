package dk.sluse.tabulation.web;

import dk.sluse.tabulation.Grid;
import dk.sluse.tabulation.SafeTable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/** Writes the rows of a table as HTML. A template takes ten times as long, and large tables have ten thousand cells. */
final class TableBody {

    private final Grid grid;
    private final Numbers numbers;
    private final Map<SafeTable.Status, String> hidden = new EnumMap<>(SafeTable.Status.class);

    TableBody(Grid grid, Numbers numbers, MessageSource messages, Locale locale) {
        this.grid = grid;
        this.numbers = numbers;
        for (SafeTable.Status status : SafeTable.Status.values()) {
            String reason = HtmlUtils.htmlEscape(
                    String.valueOf(messages.getMessage("tabulation.status." + status.name(), null, locale)));
            hidden.put(
                    status,
                    "<span class=\"hidden-cell\" role=\"img\" tabindex=\"0\" aria-label=\"" + reason
                            + "\" data-reason=\"" + reason + "\">··</span>");
        }
    }

    String html() {
        StringBuilder html = new StringBuilder(256 + 64 * grid.lines().size());
        for (Grid.Line line : grid.lines()) {
            html.append("<tr class=\"depth-").append(line.depth()).append("\">");
            line.labels()
                    .forEach(label -> html.append("<th scope=\"row\">")
                            .append(HtmlUtils.htmlEscape(label))
                            .append("</th>"));
            line.cells().forEach(cell -> append(html, cell));
            html.append("</tr>\n");
        }
        return html.toString();
    }

    private void append(StringBuilder html, SafeTable.Cell cell) {
        html.append("<td>");
        if (cell.status().isHidden()) {
            html.append(hidden.get(cell.status()));
        } else if (cell.value().isPresent()) {
            html.append(numbers.text(cell.value().getAsDouble()));
        } else {
            html.append('–');
        }
        html.append("</td>");
    }
}
