// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.consentry.agent.dicom.dimse.PduDecoder.slice;
import static org.consentry.agent.dicom.dimse.PduDecoder.text;
import static org.consentry.agent.dicom.dimse.PduDecoder.unsigned;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The variable items of an association PDU (PS3.8 section 9.3.2 and 9.3.3). Items and sub-items we have no use for,
 * such as asynchronous operations, are skipped: not answering them means that they are not granted.
 */
final class Items {
    static final int APPLICATION_CONTEXT = 0x10;
    static final int PROPOSED_CONTEXT = 0x20;
    static final int ANSWERED_CONTEXT = 0x21;
    static final int ABSTRACT_SYNTAX = 0x30;
    static final int TRANSFER_SYNTAX = 0x40;
    static final int USER_INFORMATION = 0x50;
    static final int MAX_LENGTH = 0x51;
    static final int IMPLEMENTATION_CLASS = 0x52;
    static final int ROLE_SELECTION = 0x54;
    static final int IMPLEMENTATION_VERSION = 0x55;

    /** As many as there are presentation contexts. */
    private static final int MOST_ROLES = 128;

    String applicationContext = "";
    final List<ProposedContext> proposed = new ArrayList<>();
    final List<ContextAnswer> answers = new ArrayList<>();
    UserInformation user = new UserInformation(0, "", "", List.of());

    private Items() {}

    static Items read(ByteBuffer body) {
        Items items = new Items();
        while (body.hasRemaining()) {
            int type = unsigned(body);
            ByteBuffer item = item(body);
            switch (type) {
                case APPLICATION_CONTEXT -> items.applicationContext = text(item);
                case PROPOSED_CONTEXT -> items.proposed.add(proposed(item));
                case ANSWERED_CONTEXT -> items.answers.add(answer(item));
                case USER_INFORMATION -> items.user = user(item);
                default -> item.position(item.limit());
            }
        }
        return items;
    }

    private static ByteBuffer item(ByteBuffer body) {
        body.get();
        return slice(body, Short.toUnsignedInt(body.getShort()));
    }

    private static ProposedContext proposed(ByteBuffer item) {
        int id = unsigned(item);
        slice(item, 3);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (item.hasRemaining()) {
            int type = unsigned(item);
            String uid = text(item(item));
            if (type == ABSTRACT_SYNTAX) {
                abstractSyntax = checked(uid);
            } else if (type == TRANSFER_SYNTAX) {
                transferSyntaxes.add(checked(uid));
            }
        }
        return new ProposedContext(id, checked(abstractSyntax), transferSyntaxes);
    }

    private static ContextAnswer answer(ByteBuffer item) {
        int id = unsigned(item);
        item.get();
        ContextAnswer.Result result = ContextAnswer.Result.of(unsigned(item));
        item.get();
        String transferSyntax = "";
        while (item.hasRemaining()) {
            int type = unsigned(item);
            ByteBuffer value = item(item);
            if (type == TRANSFER_SYNTAX) {
                transferSyntax = text(value);
            }
        }
        if (result == ContextAnswer.Result.ACCEPTED) {
            checked(transferSyntax);
        }
        return new ContextAnswer(id, result, transferSyntax);
    }

    private static UserInformation user(ByteBuffer item) {
        long maxPduBytes = 0;
        String implementationClass = "";
        String implementationVersion = "";
        List<RoleSelection> roles = new ArrayList<>();
        while (item.hasRemaining()) {
            int type = unsigned(item);
            ByteBuffer value = item(item);
            switch (type) {
                case MAX_LENGTH -> maxPduBytes = Integer.toUnsignedLong(value.getInt());
                case IMPLEMENTATION_CLASS -> implementationClass = text(value);
                case ROLE_SELECTION -> roles.add(role(value));
                case IMPLEMENTATION_VERSION -> implementationVersion = text(value);
                default -> value.position(value.limit());
            }
        }
        if (roles.size() > MOST_ROLES) {
            throw new MalformedPduException("at most " + MOST_ROLES + " role selections expected");
        }
        return new UserInformation(maxPduBytes, implementationClass, implementationVersion, roles);
    }

    private static RoleSelection role(ByteBuffer item) {
        String sopClass = text(slice(item, Short.toUnsignedInt(item.getShort())));
        return new RoleSelection(sopClass, item.get() == 1, item.get() == 1);
    }

    private static String checked(String uid) {
        if (!Uids.isValid(uid)) {
            throw new MalformedPduException("a presentation context names something that is not a UID");
        }
        return uid;
    }
}
