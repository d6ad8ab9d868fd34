/**
 * Who carries out what CloudWatch's alarms lead to: a service takes the actions whose ARNs begin as it says. In the same
 * step as the alarm, hence in the same commit.
 */
export interface AlarmNotice {
  alarmName: string;
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Of the minute that was evaluated last, if it has one. */
  latest?: { startMs: number; value: number } | undefined;
}

type Action = (actionArn: string, notice: AlarmNotice) => void;

export class AlarmActions {
  readonly #takers: { prefix: string; action: Action }[] = [];

  take(prefix: string, action: Action): void {
    this.#takers.push({ prefix, action });
  }

  /** Undefined: nobody here carries that out. */
  find(actionArn: string): Action | undefined {
    return this.#takers.find(({ prefix }) => actionArn.startsWith(prefix))?.action;
  }
}
