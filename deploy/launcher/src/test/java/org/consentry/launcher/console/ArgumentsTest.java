// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.consentry.launcher.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Path CHECKOUT = Path.of("/somewhere/consentry");

    @Test
    void withoutOptionsEverythingIsAsUsual() {
        DemoOptions options = run();

        assertThat(options.ports()).isEqualTo(Ports.USUAL);
        assertThat(options.peers()).isEqualTo(PeerPorts.usual());
        assertThat(options.run()).isEqualTo(CHECKOUT.resolve("run"));
        assertThat(options.orthanc()).isFalse();
        assertThat(options.reset()).isFalse();
        assertThat(options.mail()).isEmpty();
    }

    @Test
    void notesGoToAMailServerThatIsThere() {
        assertThat(run("--mail-port", "1025").mail()).contains(1025);
        assertThat(run("--mail-port", "1025", "--free-ports").mail()).contains(1025);
    }

    @Test
    void everyPortCanBeChosen() {
        DemoOptions options = run(
                "--portal-port",
                "1",
                "--systems-port",
                "8",
                "--pages-port",
                "9",
                "--agent-port",
                "2",
                "--dicom-port",
                "3",
                "--login-port",
                "4",
                "--database-port",
                "5",
                "--pacs-port",
                "6",
                "--receiver-port",
                "7");

        assertThat(options.ports()).isEqualTo(new Ports(1, 8, 9, 2, 3, 4, 5));
        assertThat(options.peers().pacs()).isEqualTo(6);
        assertThat(options.peers().receivers()).startsWith(7, 8);
    }

    @Test
    void preparingIsACommandOfItsOwn() {
        DemoCommand command = Arguments.parse(List.of("--run-folder", "elsewhere", "--prepare"), CHECKOUT);

        assertThat(command)
                .isInstanceOfSatisfying(
                        DemoCommand.Prepare.class,
                        prepare -> assertThat(prepare.options().run()).isEqualTo(CHECKOUT.resolve("elsewhere")));
    }

    @Test
    void orthancResetAndFolderAreUnderstood() {
        DemoOptions options = run("--reset", "--orthanc", "--run-folder", "elsewhere");

        assertThat(options.reset()).isTrue();
        assertThat(options.orthanc()).isTrue();
        assertThat(options.run()).isEqualTo(CHECKOUT.resolve("elsewhere"));
    }

    @Test
    void aDeveloperHasTwoDebuggerPorts() {
        assertThat(run().development()).isEmpty();
        assertThat(run("--dev").development()).contains(new Development(CHECKOUT, 5005, 5006));
        assertThat(run("--dev", "--debugger-port", "6000").development())
                .contains(new Development(CHECKOUT, 6000, 6001));
        assertThat(run("--dev", "--free-ports").development()).isNotEmpty();
    }

    @Test
    void freePortsAreAllDifferent() {
        DemoOptions options = run("--free-ports");

        assertThat(options.ports()).isNotEqualTo(Ports.USUAL);
        assertThat(options.peers().receivers())
                .doesNotHaveDuplicates()
                .doesNotContain(options.ports().portal());
    }

    @Test
    void helpWinsOverEverything() {
        assertThat(Arguments.parse(List.of("--nonsense", "--help"), CHECKOUT)).isInstanceOf(DemoCommand.Help.class);
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(Arguments.HELP)
                .contains("--reset", "--orthanc", "--dev", "--run-folder", "--free-ports", "--help")
                .contains("--portal-port", "--agent-port", "--dicom-port", "--login-port", "--database-port")
                .contains("--pacs-port", "--receiver-port", "--debugger-port");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    --fast,               There is no option "--fast".
                    --portal-port,        --portal-port needs a value.
                    --portal-port 0,      '--portal-port needs a number from 1 to 65000, not "0".'
                    --portal-port eighty, '--portal-port needs a number from 1 to 65000, not "eighty".'
                    --portal-port 8090,   --agent-port and --portal-port are both 8090.
                    --portal-port 70000,  '--portal-port needs a number from 1 to 65000, not "70000".'
                    """)
    void whatIsWrongIsNamedInOneLine(String line, String problem) {
        DemoCommand command = Arguments.parse(Arrays.asList(line.split(" ", -1)), CHECKOUT);

        assertThat(command).isEqualTo(new DemoCommand.Wrong(problem + " See deploy/demo --help."));
    }

    private static DemoOptions run(String... words) {
        return ((DemoCommand.Run) Arguments.parse(List.of(words), CHECKOUT)).options();
    }
}
