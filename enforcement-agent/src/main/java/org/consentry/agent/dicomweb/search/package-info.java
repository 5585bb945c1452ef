// SPDX-License-Identifier: Apache-2.0
/** QIDO-RS: asks the hospital's archive, decides about each study and object, and lists what may be shown. */
@NullMarked
package org.consentry.agent.dicomweb.search;

import org.jspecify.annotations.NullMarked;
