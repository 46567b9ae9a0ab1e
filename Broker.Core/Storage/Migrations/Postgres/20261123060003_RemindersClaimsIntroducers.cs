using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RemindersClaimsIntroducers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Handling",
                table: "Products",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Entrusted");

            migrationBuilder.AlterColumn<Guid>(
                name: "RiskId",
                table: "ListedDocuments",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "GuaranteeId",
                table: "ListedDocuments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "IntroducerId",
                table: "Contracts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DocumentReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Slot = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Documents = table.Column<int>(type: "integer", nullable: false),
                    Says = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DocumentReminders_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Introducers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Retired = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Introducers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReminderRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OnSince = table.Column<DateOnly>(type: "date", nullable: true),
                    Term = table.Column<int>(type: "integer", nullable: false),
                    DaysBefore = table.Column<List<int>>(type: "integer[]", nullable: false),
                    Daily = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Until = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    OfficeDays = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderRules", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ListedDocuments_GuaranteeId_TypeId",
                table: "ListedDocuments",
                columns: new[] { "GuaranteeId", "TypeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_ClaimId_ListedId",
                table: "ExpectedDocuments",
                columns: new[] { "ClaimId", "ListedId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_IntroducerId",
                table: "Contracts",
                column: "IntroducerId");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReminders_ClientId_Day_Slot",
                table: "DocumentReminders",
                columns: new[] { "ClientId", "Day", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentReminders_MessageId",
                table: "DocumentReminders",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_Introducers_Name",
                table: "Introducers",
                column: "Name",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Contracts_Introducers_IntroducerId",
                table: "Contracts",
                column: "IntroducerId",
                principalTable: "Introducers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ListedDocuments_Guarantees_GuaranteeId",
                table: "ListedDocuments",
                column: "GuaranteeId",
                principalTable: "Guarantees",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Contracts_Introducers_IntroducerId",
                table: "Contracts");

            migrationBuilder.DropForeignKey(
                name: "FK_ListedDocuments_Guarantees_GuaranteeId",
                table: "ListedDocuments");

            migrationBuilder.DropTable(
                name: "DocumentReminders");

            migrationBuilder.DropTable(
                name: "Introducers");

            migrationBuilder.DropTable(
                name: "ReminderRules");

            migrationBuilder.DropIndex(
                name: "IX_ListedDocuments_GuaranteeId_TypeId",
                table: "ListedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_ExpectedDocuments_ClaimId_ListedId",
                table: "ExpectedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_IntroducerId",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "Handling",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "GuaranteeId",
                table: "ListedDocuments");

            migrationBuilder.DropColumn(
                name: "IntroducerId",
                table: "Contracts");

            migrationBuilder.AlterColumn<Guid>(
                name: "RiskId",
                table: "ListedDocuments",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
