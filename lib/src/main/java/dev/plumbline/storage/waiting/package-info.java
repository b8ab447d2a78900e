/**
 * What a process waits for of storage that is slow or away: who asks says when he begins and how it
 * ended, and who tells a person is told where there has been no answer.
 */
package dev.plumbline.storage.waiting;
