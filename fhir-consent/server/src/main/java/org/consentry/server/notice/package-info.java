// SPDX-License-Identifier: Apache-2.0
/**
 * What the hospital tells its patients: lines missing from lists, times when pages do not work, new groups, and
 * breaches. Staff write a notice in two languages; it is never changed, only ended.
 */
@NullMarked
package org.consentry.server.notice;

import org.jspecify.annotations.NullMarked;
