// SPDX-License-Identifier: Apache-2.0
/** The staff's pages of the register: drafts of a group's facts, their second person, pauses and history. */
@NullMarked
package org.consentry.portal.staff.company;

import org.jspecify.annotations.NullMarked;
