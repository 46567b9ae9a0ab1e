using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WhatMessagesAreWrittenFrom : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AnswersId",
                table: "Messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ProcessedAt",
                table: "Messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProcessedBy",
                table: "Messages",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TemplateId",
                table: "Messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ToProcess",
                table: "Messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PredefinedMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ToClient = table.Column<bool>(type: "boolean", nullable: false),
                    ToHandler = table.Column<bool>(type: "boolean", nullable: false),
                    ValidationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PredefinedMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PredefinedMessages_TaskTemplates_ValidationId",
                        column: x => x.ValidationId,
                        principalTable: "TaskTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PredefinedMessageRoles",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoleId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PredefinedMessageRoles", x => new { x.MessageId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_PredefinedMessageRoles_ListValues_RoleId",
                        column: x => x.RoleId,
                        principalTable: "ListValues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PredefinedMessageRoles_PredefinedMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "PredefinedMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_TemplateId",
                table: "Messages",
                column: "TemplateId");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ToProcess_At",
                table: "Messages",
                columns: new[] { "ToProcess", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PredefinedMessageRoles_RoleId",
                table: "PredefinedMessageRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_PredefinedMessages_Name",
                table: "PredefinedMessages",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PredefinedMessages_ValidationId",
                table: "PredefinedMessages",
                column: "ValidationId");

            migrationBuilder.AddForeignKey(
                name: "FK_Messages_PredefinedMessages_TemplateId",
                table: "Messages",
                column: "TemplateId",
                principalTable: "PredefinedMessages",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Messages_PredefinedMessages_TemplateId",
                table: "Messages");

            migrationBuilder.DropTable(
                name: "PredefinedMessageRoles");

            migrationBuilder.DropTable(
                name: "PredefinedMessages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_TemplateId",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_ToProcess_At",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "AnswersId",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ProcessedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ProcessedBy",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "TemplateId",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ToProcess",
                table: "Messages");
        }
    }
}
