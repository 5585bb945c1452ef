// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.nio.file.Path;
import java.util.Optional;
import org.consentry.launcher.Part;
import org.consentry.launcher.Ports;
import org.consentry.launcher.StackConfig;

/**
 * What the person asked for.
 *
 * @param run folder for data, logs and secrets
 * @param ports ports of the product
 * @param peers ports of the demo's PACS and receivers
 * @param orthanc a real Orthanc in the place of the demo's PACS
 * @param reset forget all data of earlier starts
 * @param mail port of a mail server on this machine, which takes notes to patients; empty if none are sent
 * @param development how the portal is worked on while it runs; empty if it is only used
 */
public record DemoOptions(
        Path run,
        Ports ports,
        PeerPorts peers,
        boolean orthanc,
        boolean reset,
        Optional<Integer> mail,
        Optional<Development> development) {

    /** What to start of a checkout. */
    public StackConfig stack(Path checkout) {
        StackConfig config = StackConfig.inCheckout(checkout, run).withPorts(ports);
        return mail.map(port -> withMail(config, port)).orElse(config);
    }

    private static StackConfig withMail(StackConfig config, int port) {
        return config.withSetting(Part.MAIN, "MAIL_HOST", "127.0.0.1")
                .withSetting(Part.MAIN, "MAIL_PORT", Integer.toString(port))
                .withSetting(Part.MAIN, "MAIL_SECURITY", "none")
                .withSetting(Part.MAIN, "MAIL_FROM", "notes@hospital.example")
                .withSetting(Part.MAIN, "MAIL_HOLD", "PT1S")
                .withSetting(Part.MAIN, "MAIL_SHARED_HOLD", "PT10S");
    }
}
