DROP INDEX `outbox_ready`;--> statement-breakpoint
DROP INDEX `outbox_lane`;--> statement-breakpoint
DROP INDEX `outbox_next`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `leads` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `kind` text;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_leader` ON `outbox` (`lane`) WHERE leads = 1;--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`message_id`) WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_ready` ON `outbox` (`priority`,`not_before`,`seq`,`kind`,`lane`,`id`,`tried_at`,`after`) WHERE leads = 1;--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`priority`,`created_at`,`seq`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`not_before`,`after`) WHERE leads = 1;