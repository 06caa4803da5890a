package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two of a scheme share their code with a real Git, and cannot make each other run anything. */
@Timeout(120)
class CodeStoreTest {

    private static final String COMMIT = """
            set -e
            git config --global user.name "Analyst $1"
            git config --global user.email "$1@example.dk"
            git clone -q /code.git code 2>&1
            cd code
            echo "summary($1)" > "$1.R"
            git add . && git commit -qm "By $1"
            git push -q origin HEAD:main 2>&1
            """;

    /** Whatever could make Git run something for somebody else. */
    private static final String TRAPS = """
            cd /code.git
            printf '#!/bin/sh\\ntouch /shared/trapped\\n' > /shared/trap; chmod 0777 /shared/trap
            mkdir -p hooks; cp /shared/trap hooks/pre-receive; cp /shared/trap hooks/update; cp /shared/trap hooks/post-update
            git config core.hooksPath /shared
            git config core.alternateRefsCommand /shared/trap
            git config core.fsmonitor /shared/trap
            git config uploadpack.packObjectsHook /shared/trap
            echo /shared > commondir
            echo 'ref: refs/heads/other' > HEAD
            echo /shared/objects > objects/info/alternates
            mv objects/info objects/old && mkdir objects/info && echo /shared > objects/info/alternates
            rm config; mv config old; mv /code.git /old; chmod 777 .
            echo x > refs/../config; echo x > packed-refs
            """;

    @RegisterExtension
    final OnAMachine on = new OnAMachine(2);

    private Machine machine;

    @BeforeEach
    void find() {
        machine = on.machine();
    }

    @Test
    void isSharedByWhoWorksInTheScheme() throws IOException, InterruptedException {
        assertThat(on.inside(1, COMMIT, "one")).doesNotContain("fatal", "error");
        assertThat(on.inside(2, COMMIT, "two")).doesNotContain("fatal", "error");
        assertThat(on.inside(1, "cd code; git pull -q --rebase 2>&1; ls; git log --format=%an"))
                .isEqualTo("""
                one.R
                two.R
                Analyst two
                Analyst one
                """);
        assertThat(on.inside(2, """
                cd code
                git push -q origin HEAD:side HEAD:refs/tags/v1 2>&1
                """)).isEmpty();
        assertThat(on.inside(1, """
                cd code
                git fetch -q --tags 2>&1
                git tag; git ls-remote --heads -q | cut -f2
                """)).isEqualTo("v1\nrefs/heads/main\nrefs/heads/side\n");
        var _ = machine.client.ask(machine.workspace(3, "scheme-b"));
        assertThat(on.inside(3, "git clone /code.git 2>&1; ls code"))
                .as("another scheme has another store")
                .contains("empty repository")
                .doesNotContain("one.R");
    }

    @Test
    void letsNobodyRunAnythingForAnother() throws IOException, InterruptedException {
        assertThat(on.inside(1, COMMIT, "one")).doesNotContain("fatal", "error");
        assertThat(on.inside(1, TRAPS))
                .contains(
                        "Read-only file system", "objects/info/alternates: Permission denied", "not permitted", "busy");

        assertThat(on.inside(2, COMMIT, "two")).doesNotContain("fatal", "error");
        assertThat(on.inside(2, "cd code; git fetch 2>&1; git push origin HEAD:again 2>&1"))
                .contains("new branch");

        assertThat(on.inside(2, "ls /shared; cat /code.git/HEAD; ls /code.git"))
                .isEqualTo("trap\nref: refs/heads/main\nHEAD\nconfig\nobjects\npacked-refs\nrefs\n");
        assertThat(on.inside(1, "cd code; git push -q -f origin HEAD~0:main 2>&1; echo $?"))
                .as("what another has pushed is not overwritten")
                .contains("rejected")
                .endsWith("1\n");
        assertThat(on.inside(1, "cd code; git push -q origin :again 2>&1; echo $?"))
                .as("nor deleted")
                .contains("deletion prohibited")
                .endsWith("1\n");
        assertThat(on.inside(
                        1, "git --git-dir=/code.git pack-refs --all 2>&1; git --git-dir=/code.git gc -q 2>&1; echo $?"))
                .as("nor packed away from the others")
                .endsWith("128\n");
        assertThat(on.inside(2, "cd code; git ls-remote --heads -q | cut -f2"))
                .isEqualTo("refs/heads/again\nrefs/heads/main\n");
    }

    /** The traps are real: where a colleague may write what Git reads, it runs what he put there. */
    @Test
    void wouldRunItInAFolderThatAllMayWrite() throws IOException, InterruptedException {
        assertThat(on.inside(1, """
                git config --global --add safe.directory '*'
                git init -q --bare --shared=group /shared/naive.git
                printf '#!/bin/sh\\ntouch /shared/trapped\\n' > /shared/naive.git/hooks/post-update
                chmod 0777 /shared/naive.git/hooks/post-update
                """)).isEmpty();

        assertThat(on.inside(2, """
                git config --global --add safe.directory '*'
                git config --global user.name b; git config --global user.email b@example.dk
                git clone -q /shared/naive.git 2>/dev/null; cd naive
                git commit -q --allow-empty -m x; git push -q origin HEAD:main 2>/dev/null
                ls /shared
                """)).contains("trapped");
    }
}
