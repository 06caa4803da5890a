package dk.sluse.workspace;

import dk.sluse.agent.wire.Limits;
import dk.sluse.workspace.bridge.Bridge;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What workspaces are like.
 *
 * @param images where images are
 * @param image which one: core, small or full
 * @param memory of all programs of a workspace together
 * @param processors a workspace may use, 1 being one
 * @param disk of a workspace's own folder
 * @param longestPaste in characters; 0 where nothing may be pasted into a workspace
 * @param pixels that may leave a workspace in a second, in the long run
 * @param pixelsAtOnce that may leave at once
 * @param oddChanges so many large changes of a screen in a minute without anybody's input are not work
 * @param idle after which a desktop is no longer shown; its programs go on
 */
@ConfigurationProperties("sluse.workspace")
record WorkspaceProperties(
        @DefaultValue("/var/lib/sluse/images") Path images,
        @DefaultValue("small") String image,
        @DefaultValue("4GB") DataSize memory,
        @DefaultValue("500") int processes,
        @DefaultValue("2") double processors,
        @DefaultValue("5GB") DataSize disk,
        @DefaultValue("10000") int longestPaste,
        @DefaultValue("300KB") DataSize pixels,
        @DefaultValue("8MB") DataSize pixelsAtOnce,
        @DefaultValue("60") int oddChanges,
        @DefaultValue("10m") Duration idle) {

    Limits limits() {
        return new Limits(
                (int) memory.toMegabytes(), processes, (int) Math.round(processors * 100), (int) disk.toMegabytes());
    }

    Bridge.Limits bridge() {
        return new Bridge.Limits(pixels.toBytes(), pixelsAtOnce.toBytes(), oddChanges, longestPaste);
    }
}
