// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.key.Secret;
import org.consentry.agent.score.raw.Script;

/** A made-up patient. */
record Person(
        int number,
        Script script,
        Names.Name name,
        String mrn,
        String otherId,
        String insurance,
        String phone,
        String street,
        String city,
        String mail,
        LocalDate birth,
        String sex) {
    private static final List<Script> SCRIPTS = List.of(Script.values());
    /** Few patients have scripts of many kinds. */
    private static final int STEP = 5;

    static Person madeUp(Luck luck, int number) {
        Script script = SCRIPTS.get(number * STEP % SCRIPTS.size());
        boolean everyday = number % 8 == 7;
        script = everyday ? Script.ASCII : script;
        Names.Name name = everyday ? Names.everyday(luck) : Names.name(luck, script);
        return new Person(
                number,
                script,
                name,
                luck.filled(luck.one(List.of(
                        "MRN-####-##",
                        "P#######",
                        "##.###.###-#",
                        "@@######",
                        "########",
                        "H/####/#####",
                        "## ## ##"))),
                luck.filled("X##@####"),
                luck.filled("@#########"),
                luck.filled(luck.one(List.of(
                        "+49 30 90###-##",
                        "(###) 555-01##",
                        "0151/2######",
                        "+44 20 7946 0###",
                        "###-555-01##",
                        "06 ## ## ## ##"))),
                luck.number(2, 199) + " "
                        + luck.one(List.of(
                                "Alderbrook Lane", "Wexcombe Road", "Torvelgasse", "Calle Mirasombra", "Rua Pedralva")),
                luck.one(List.of("Quenthaven", "Brackwell", "Ostermoor", "Villa Serrada", "Nordvik")),
                luck.filled("reach@@##@example.org"),
                luck.day(1934, 1996),
                luck.one(List.of("F", "M", "O")));
    }

    /** What must not be found anywhere in a file. */
    List<Secret> searched() {
        List<Secret> secrets = new ArrayList<>();
        name.searched().forEach(part -> secrets.add(new Secret(Matter.NAME, part)));
        secrets.add(new Secret(Matter.IDENTIFIER, mrn));
        secrets.add(new Secret(Matter.IDENTIFIER, otherId));
        secrets.add(new Secret(Matter.IDENTIFIER, insurance));
        secrets.add(new Secret(Matter.PHONE, phone));
        secrets.add(new Secret(Matter.ADDRESS, street));
        secrets.add(new Secret(Matter.ADDRESS, city));
        secrets.add(new Secret(Matter.ADDRESS, mail));
        return secrets;
    }
}
