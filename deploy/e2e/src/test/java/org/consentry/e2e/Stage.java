// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.consentry.demo.FictionalHospital;
import org.consentry.launcher.Client;
import org.consentry.launcher.Ports;
import org.consentry.launcher.Progress;
import org.consentry.launcher.RunFolder;
import org.consentry.launcher.RunningStack;
import org.consentry.launcher.Stack;
import org.consentry.launcher.StackConfig;
import org.consentry.launcher.console.DemoOptions;
import org.consentry.launcher.console.PeerPorts;
import org.consentry.launcher.supply.PinnedSums;

/**
 * The whole product with its demo data, started once for all journeys, on free ports, with everything deleted first.
 */
final class Stage implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Stage.class.getName());
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path RUN = Path.of("target", "run").toAbsolutePath();

    private final RunningStack stack;
    private final GreenMail mail;
    private final PeerPorts peers;
    private final Playwright playwright;
    private final Browser browser;
    private final StaffCodes codes;

    private Stage(RunningStack stack, GreenMail mail, PeerPorts peers, Playwright playwright, Browser browser) {
        this.stack = stack;
        this.mail = mail;
        this.peers = peers;
        this.playwright = playwright;
        this.browser = browser;
        this.codes = new StaffCodes(stack.secrets().staffCode());
    }

    static Stage open() {
        PeerPorts peers = PeerPorts.free();
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        mail.start();
        Optional<Integer> mailPort = Optional.of(mail.getSmtp().getPort());
        DemoOptions options = new DemoOptions(RUN, Ports.free(), peers, false, true, mailPort, Optional.empty());
        Stack.reset(new RunFolder(RUN));
        FictionalHospital hospital = new FictionalHospital();
        StackConfig config = hospital.prepare(options.stack(CHECKOUT).withPasswordGrant(), options);
        RunningStack stack = Stack.start(config, new Spoken());
        try {
            hospital.open(stack, options, new Spoken());
            PinnedSums.ofTheBuild().require("playwright-driver.jar", jarWith("driver/linux/node"));
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Stage(stack, mail, peers, playwright, Chromium.launch(playwright));
        } catch (RuntimeException e) {
            stack.close();
            mail.stop();
            throw e;
        }
    }

    RunningStack stack() {
        return stack;
    }

    /** The hospital's mail server. */
    GreenMail mail() {
        return mail;
    }

    /** The authenticator of the demo's staff. */
    StaffCodes staffCodes() {
        return codes;
    }

    PeerPorts peers() {
        return peers;
    }

    /** A new person at a new computer: nothing is remembered from others. */
    Visitor visitor() {
        return new Visitor(browser, stack.endpoints().portal(), codes, true);
    }

    /** The same, with the portal's content security policy in force, so that pages cannot be examined. */
    Visitor strictVisitor() {
        return new Visitor(browser, stack.endpoints().portal(), codes, false);
    }

    /** A fresh token of the demo's export system. */
    String exportToken() {
        return stack.tokens().ofClient(Client.EXPORT);
    }

    /** The files of one scan in the PACS. */
    List<Path> scan(String scan) {
        return Files.listing(FictionalHospital.pacs(stack), scan + "-");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        stack.close();
        mail.stop();
    }

    // The jar that brings the Node which Playwright unpacks and runs.
    private static Path jarWith(String entry) {
        URL found = Objects.requireNonNull(Stage.class.getClassLoader().getResource(entry), entry);
        try {
            return Path.of(
                    ((JarURLConnection) found.openConnection()).getJarFileURL().toURI());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(found + " is in no jar of this machine", e);
        }
    }

    /** Progress in the log. */
    private static final class Spoken implements Progress {
        @Override
        public void begin(String what) {
            LOG.log(System.Logger.Level.INFO, "{0} ...", what);
        }

        @Override
        public void done(String what, Duration took) {
            LOG.log(System.Logger.Level.INFO, "{0}: {1} ms", what, took.toMillis());
        }

        @Override
        public void note(String line) {
            LOG.log(System.Logger.Level.INFO, line);
        }
    }
}
