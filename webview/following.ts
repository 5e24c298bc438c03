import { noChange } from 'lit/html.js';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { DirectiveParameters, Part } from 'lit/directive.js';
import type { RowStore, Topic } from './rowStore';

/** A part of the page that renders anew by itself whenever its topic changes in the store. */
class Following extends AsyncDirective {
  private store: RowStore | undefined;
  private topic: Topic | undefined;
  private show: () => unknown = () => noChange;
  private stop: (() => void) | undefined;

  render(_store: RowStore, _topic: Topic, show: () => unknown): unknown {
    return show();
  }

  override update(_part: Part, [store, topic, show]: DirectiveParameters<this>): unknown {
    this.show = show;
    if (store !== this.store || topic !== this.topic) {
      [this.store, this.topic] = [store, topic];
      if (this.isConnected) this.follow();
    }
    return show();
  }

  protected override disconnected(): void {
    this.stop?.();
  }

  protected override reconnected(): void {
    this.follow();
    this.setValue(this.show());
  }

  private follow(): void {
    this.stop?.();
    this.stop = this.store?.listen(this.topic!, () => this.setValue(this.show()));
  }
}

export const following = directive(Following);
