package dk.sluse.workspace;

import dk.sluse.workspace.recording.RecordingProperties;
import org.springframework.stereotype.Component;

/** What an analyst is told of how workspaces are here. */
@Component
public class WorkspaceTerms {

    private final WorkspaceProperties properties;
    private final RecordingProperties recording;

    WorkspaceTerms(Machine machine, RecordingProperties recording) {
        this.properties = machine.properties();
        this.recording = recording;
    }

    /** For how many days the office keeps what desktops showed; 0 where they are not recorded. */
    public long recordedDays() {
        return recording.days();
    }

    /** How long a text may be that is pasted into a workspace, in characters; 0 where none may. */
    public int longestPaste() {
        return properties.longestPaste();
    }

    /** After how many minutes nothing is shown any more where nobody does anything. */
    public long idleMinutes() {
        return properties.idle().toMinutes();
    }

    /** What its programs may use together, in bytes. */
    public long memoryBytes() {
        return properties.memory().toBytes();
    }

    /** What its programs may use together, in gibibytes. */
    public long memoryGibibytes() {
        return properties.memory().toGigabytes();
    }
}
