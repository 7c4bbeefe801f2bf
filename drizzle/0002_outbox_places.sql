DROP INDEX `outbox_after`;--> statement-breakpoint
DROP INDEX `outbox_ready`;--> statement-breakpoint
DROP INDEX `outbox_next`;--> statement-breakpoint
DROP INDEX `outbox_lane`;--> statement-breakpoint
CREATE INDEX `outbox_unplaced` ON `outbox` (`priority`,`created_at`,`seq`) WHERE leads = 2;--> statement-breakpoint
CREATE INDEX `outbox_ready` ON `outbox` (`priority`,`not_before`,`seq`,`kind`,`lane`,`id`,`tried_at`) WHERE leads = 1;--> statement-breakpoint
CREATE INDEX `outbox_next` ON `outbox` (`not_before`) WHERE leads = 1;--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`priority`,`created_at`,`seq`) WHERE state = 'waiting' and leads < 2;--> statement-breakpoint
ALTER TABLE `outbox` DROP COLUMN `after`;